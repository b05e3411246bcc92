package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sync"

	"cuelabs.dev/go/oci/ociregistry"
	"cuelabs.dev/go/oci/ociregistry/ocimem"
)

// blobs is a registry whose blobs are files of one directory, hashed as they arrive; manifests and tags
// stay in memory. An upload is one stream: it is not resumed.
type blobs struct {
	*ocimem.Registry
	dir     string
	mu      sync.Mutex
	stored  map[string]map[ociregistry.Digest]int64
	uploads map[string]*upload
}

func openBlobs(dir string) (*blobs, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &blobs{
		// It looks for blobs in its own memory, where they are not.
		Registry: ocimem.NewWithConfig(&ocimem.Config{LaxChildReferences: true}),
		dir:      dir,
		stored:   map[string]map[ociregistry.Digest]int64{},
		uploads:  map[string]*upload{},
	}, nil
}

func (b *blobs) file(digest ociregistry.Digest) string {
	return filepath.Join(b.dir, digest.Encoded())
}

func (b *blobs) keep(repo string, digest ociregistry.Digest, size int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stored[repo] == nil {
		b.stored[repo] = map[ociregistry.Digest]int64{}
	}
	b.stored[repo][digest] = size
}

func (b *blobs) ResolveBlob(_ context.Context, repo string, digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	size, there := b.stored[repo][digest]
	if !there {
		return ociregistry.Descriptor{}, ociregistry.ErrBlobUnknown
	}
	return descriptor(digest, size), nil
}

func descriptor(digest ociregistry.Digest, size int64) ociregistry.Descriptor {
	return ociregistry.Descriptor{MediaType: "application/octet-stream", Digest: digest, Size: size}
}

type reader struct {
	*os.File
	descriptor ociregistry.Descriptor
}

func (r reader) Descriptor() ociregistry.Descriptor { return r.descriptor }

func (b *blobs) GetBlob(ctx context.Context, repo string, digest ociregistry.Digest) (ociregistry.BlobReader, error) {
	found, err := b.ResolveBlob(ctx, repo, digest)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(b.file(digest))
	if err != nil {
		return nil, err
	}
	return reader{file, found}, nil
}

func (b *blobs) MountBlob(ctx context.Context, from, to string, digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	found, err := b.ResolveBlob(ctx, from, digest)
	if err == nil {
		b.keep(to, digest, found.Size)
	}
	return found, err
}

func (b *blobs) PushBlob(ctx context.Context, repo string, wanted ociregistry.Descriptor, content io.Reader) (ociregistry.Descriptor, error) {
	w, err := b.PushBlobChunked(ctx, repo, 0)
	if err != nil {
		return ociregistry.Descriptor{}, err
	}
	if _, err := io.Copy(w, content); err != nil {
		return ociregistry.Descriptor{}, errors.Join(err, w.Cancel())
	}
	return w.Commit(wanted.Digest)
}

func (b *blobs) PushBlobChunked(_ context.Context, repo string, _ int) (ociregistry.BlobWriter, error) {
	id := rand.Text()
	file, err := os.Create(filepath.Join(b.dir, id))
	if err != nil {
		return nil, err
	}
	u := &upload{blobs: b, repo: repo, id: id, file: file, hash: sha256.New()}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.uploads[id] = u
	return u, nil
}

func (b *blobs) PushBlobChunkedResume(_ context.Context, _, id string, _ int64, _ int) (ociregistry.BlobWriter, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if u := b.uploads[id]; u != nil {
		return u, nil
	}
	return nil, ociregistry.ErrBlobUploadUnknown
}

type upload struct {
	blobs    *blobs
	repo, id string
	file     *os.File
	hash     hash.Hash
	size     int64
}

func (u *upload) Write(data []byte) (int, error) {
	n, err := u.file.Write(data)
	u.hash.Write(data[:n])
	u.size += int64(n)
	return n, err
}

var buffers = sync.Pool{New: func() any { return new([256 * 1024]byte) }}

// ReadFrom lets a copy into the upload use few large reads.
func (u *upload) ReadFrom(source io.Reader) (int64, error) {
	buffer := buffers.Get().(*[256 * 1024]byte)
	defer buffers.Put(buffer)
	return io.CopyBuffer(struct{ io.Writer }{u}, source, buffer[:])
}

func (u *upload) Close() error   { return nil }
func (u *upload) Size() int64    { return u.size }
func (u *upload) ChunkSize() int { return len(*buffers.New().(*[256 * 1024]byte)) }
func (u *upload) ID() string     { return u.id }
func (u *upload) forget()        { u.blobs.mu.Lock(); delete(u.blobs.uploads, u.id); u.blobs.mu.Unlock() }
func (u *upload) Cancel() error {
	u.forget()
	return errors.Join(u.file.Close(), os.Remove(u.file.Name()))
}

func (u *upload) Commit(digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	u.forget()
	if actual := fmt.Sprintf("sha256:%x", u.hash.Sum(nil)); actual != string(digest) {
		return ociregistry.Descriptor{}, errors.Join(ociregistry.ErrDigestInvalid, u.Cancel())
	}
	if err := errors.Join(u.file.Close(), os.Rename(u.file.Name(), u.blobs.file(digest))); err != nil {
		return ociregistry.Descriptor{}, err
	}
	u.blobs.keep(u.repo, digest, u.size)
	return descriptor(digest, u.size), nil
}
