package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"sync"

	"cuelabs.dev/go/oci/ociregistry"
	"cuelabs.dev/go/oci/ociregistry/ocimem"
)

// blobs is a registry that hashes blobs as they arrive and keeps their sizes: nobody reads one back, and
// storing them would measure the machine's memory. Manifests and tags are kept. An upload is one stream
// of requests: it is not resumed.
type blobs struct {
	*ocimem.Registry
	mu      sync.Mutex
	stored  map[string]map[ociregistry.Digest]int64
	uploads map[string]*upload
}

func newBlobs() *blobs {
	return &blobs{
		// It looks for blobs in its own memory, where they are not.
		Registry: ocimem.NewWithConfig(&ocimem.Config{LaxChildReferences: true}),
		stored:   map[string]map[ociregistry.Digest]int64{},
		uploads:  map[string]*upload{},
	}
}

func (b *blobs) keep(repo string, digest ociregistry.Digest, size int64) ociregistry.Descriptor {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stored[repo] == nil {
		b.stored[repo] = map[ociregistry.Digest]int64{}
	}
	b.stored[repo][digest] = size
	return ociregistry.Descriptor{MediaType: "application/octet-stream", Digest: digest, Size: size}
}

func (b *blobs) ResolveBlob(_ context.Context, repo string, digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	size, there := b.stored[repo][digest]
	if !there {
		return ociregistry.Descriptor{}, ociregistry.ErrBlobUnknown
	}
	return ociregistry.Descriptor{MediaType: "application/octet-stream", Digest: digest, Size: size}, nil
}

func (b *blobs) GetBlob(context.Context, string, ociregistry.Digest) (ociregistry.BlobReader, error) {
	return nil, ociregistry.ErrUnsupported
}

func (b *blobs) MountBlob(ctx context.Context, from, to string, digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	found, err := b.ResolveBlob(ctx, from, digest)
	if err != nil {
		return found, err
	}
	return b.keep(to, digest, found.Size), nil
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
	u := &upload{blobs: b, repo: repo, id: rand.Text(), hash: sha256.New()}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.uploads[u.id] = u
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
	hash     hash.Hash
	size     int64
}

func (u *upload) Write(data []byte) (int, error) {
	u.size += int64(len(data))
	return u.hash.Write(data)
}

// ReadFrom lets a copy into the upload use few large reads.
func (u *upload) ReadFrom(source io.Reader) (int64, error) {
	buffer := pieces.Get().(*[256 * 1024]byte)
	defer pieces.Put(buffer)
	return io.CopyBuffer(struct{ io.Writer }{u}, source, buffer[:])
}

func (u *upload) Close() error   { return nil }
func (u *upload) Size() int64    { return u.size }
func (u *upload) ChunkSize() int { return 256 * 1024 }
func (u *upload) ID() string     { return u.id }

func (u *upload) Cancel() error {
	u.blobs.mu.Lock()
	defer u.blobs.mu.Unlock()
	delete(u.blobs.uploads, u.id)
	return nil
}

func (u *upload) Commit(digest ociregistry.Digest) (ociregistry.Descriptor, error) {
	if actual := fmt.Sprintf("sha256:%x", u.hash.Sum(nil)); actual != string(digest) {
		return ociregistry.Descriptor{}, errors.Join(ociregistry.ErrDigestInvalid, u.Cancel())
	}
	return u.blobs.keep(u.repo, digest, u.size), u.Cancel()
}
