// Command bench-registry is what the push benchmark pushes to: the distribution server of the local
// clouds with token authentication before it, blobs that are hashed and not kept, a journal of what it
// was asked, and a round trip of some milliseconds before it. Its first line of output names the address
// it listens on; it ends when its input does.
//
// Usage: bench-registry USER PASSWORD MILLISECONDS
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"cuelabs.dev/go/oci/ociregistry/ociserver"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: bench-registry USER PASSWORD MILLISECONDS")
	}
	roundTrip, err := time.ParseDuration(os.Args[3] + "ms")
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	guarded := newTokens(os.Args[1], os.Args[2]).guard(ociserver.New(newBlobs(), nil))
	server := &http.Server{Handler: newJournal().record(guarded), ReadHeaderTimeout: 10 * time.Second}
	// It ends with whoever started it, however that ends.
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Println(listener.Addr())
	log.Fatal(server.Serve(delaying{listener, roundTrip / 2}))
}
