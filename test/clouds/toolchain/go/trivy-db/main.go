// Command trivy-db makes a small advisory database in Trivy's format, from seeded advisories: the
// stand-in for the public database on a machine without one.
//
// Usage: trivy-db ADVISORIES.json OUTDIR (writes trivy.db and metadata.json)
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/aquasecurity/trivy-db/pkg/db"
	"github.com/aquasecurity/trivy-db/pkg/metadata"
	"github.com/aquasecurity/trivy-db/pkg/types"
	bolt "go.etcd.io/bbolt"
)

// advisory is one seeded entry; the ecosystem is Trivy's name of it, such as npm or go.
type advisory struct {
	ID         string   `json:"id"`
	Ecosystem  string   `json:"ecosystem"`
	Package    string   `json:"package"`
	Severity   string   `json:"severity"`
	Title      string   `json:"title"`
	Vulnerable []string `json:"vulnerable"`
	Patched    []string `json:"patched"`
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: trivy-db ADVISORIES.json OUTDIR")
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func write(seeds, out string) error {
	content, err := os.ReadFile(seeds)
	if err != nil {
		return err
	}
	var advisories []advisory
	if err := json.Unmarshal(content, &advisories); err != nil {
		return err
	}
	if err := db.Init(out); err != nil {
		return err
	}
	if err := (db.Config{}).BatchUpdate(func(tx *bolt.Tx) error { return put(tx, advisories) }); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	// Far in the future, so that no scanner takes the database for a stale one.
	return metadata.NewClient(filepath.Clean(out)).Update(metadata.Metadata{
		Version:    db.SchemaVersion,
		UpdatedAt:  time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		NextUpdate: time.Date(2126, 1, 1, 0, 0, 0, 0, time.UTC),
	})
}

func put(tx *bolt.Tx, advisories []advisory) error {
	store := db.Config{}
	for _, a := range advisories {
		bucket := a.Ecosystem + "::Flotilla Sample Advisories"
		source := types.DataSource{ID: "flotilla", Name: "Flotilla Sample Advisories", URL: "https://flotilla.example/advisories"}
		if err := store.PutDataSource(tx, bucket, source); err != nil {
			return err
		}
		vulnerability := types.Vulnerability{Title: a.Title, Description: a.Title, Severity: a.Severity}
		if err := store.PutVulnerability(tx, a.ID, vulnerability); err != nil {
			return err
		}
		entry := types.Advisory{VulnerableVersions: a.Vulnerable, PatchedVersions: a.Patched}
		// The scanner reads the advisory below the package, not the detail bucket that PutAdvisoryDetail fills.
		if err := store.PutAdvisory(tx, []string{bucket, a.Package}, a.ID, entry); err != nil {
			return err
		}
	}
	return nil
}
