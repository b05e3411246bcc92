// Command argocd-cache is what Argo CD keeps its manifests and cluster state in: the protocol of Redis, held in
// memory. A cache that is lost is made again, so a test needs no more of it.
//
// Usage: argocd-cache ADDRESS
package main

import (
	"log"
	"os"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: argocd-cache ADDRESS")
	}
	cache := miniredis.NewMiniRedis()
	if err := cache.StartAddr(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	log.Printf("listening on %s", cache.Addr())
	select {}
}
