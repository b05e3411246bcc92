// Command timestamp-server is Sigstore's RFC 3161 timestamp authority with a signer in memory. Its own
// command also serves metrics on a fixed port of every interface, so that two stacks cannot stand side by
// side; this one listens on the address it is given and nowhere else.
//
// Usage: timestamp-server HOST PORT
package main

import (
	"log"
	"os"
	"strconv"
	"time"

	"github.com/sigstore/timestamp-authority/v2/pkg/server"
	"github.com/spf13/viper"
)

const policy = "1.3.6.1.4.1.57264.2"

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: timestamp-server HOST PORT")
	}
	port, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	viper.Set("timestamp-signer", "memory")
	viper.Set("timestamp-signer-hash", "sha256")
	viper.Set("max-request-body-size", 1<<20)
	viper.Set("default-policy-oid", policy)
	viper.Set("accepted-policy-oids", []string{policy})
	authority := server.NewRestAPIServer(os.Args[1], port, []string{"http"}, false, 10*time.Second, 10*time.Second)
	log.Fatal(authority.Serve())
}
