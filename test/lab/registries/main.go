// The registry of go-containerregistry with its list of referrers switched on, which its own program does not offer.
package main

import (
	"flag"
	"log"
	"net/http"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	address := flag.String("address", "127.0.0.1:0", "where it listens")
	folder := flag.String("folder", "", "where it keeps blobs")
	flag.Parse()
	handler := registry.New(registry.WithReferrersSupport(true), registry.WithBlobHandler(registry.NewDiskBlobHandler(*folder)))
	log.Fatal(http.ListenAndServe(*address, handler))
}
