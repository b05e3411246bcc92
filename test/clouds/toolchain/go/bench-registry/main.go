// Command bench-registry is what the push benchmark pushes to: the distribution server of the local
// clouds with token authentication before it, blobs in files instead of memory, and a journal of what
// it was asked. Its first line of output names the address it listens on.
//
// Usage: bench-registry DIR USER PASSWORD
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"cuelabs.dev/go/oci/ociregistry/ociserver"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: bench-registry DIR USER PASSWORD")
	}
	blobs, err := openBlobs(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	guarded := newTokens(os.Args[2], os.Args[3]).guard(ociserver.New(blobs, nil))
	server := &http.Server{Handler: newJournal().record(guarded), ReadHeaderTimeout: 10 * time.Second}
	fmt.Println(listener.Addr())
	log.Fatal(server.Serve(listener))
}
