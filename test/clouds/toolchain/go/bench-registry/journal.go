package main

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type entry struct {
	Method string `json:"method"`
	Path   string `json:"path"`
	Status int    `json:"status"`
	// Bytes of the request's body as announced; -1 where it was not.
	Bytes int64 `json:"bytes"`
	// Microseconds since the epoch.
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

type journal struct {
	mu      sync.Mutex
	entries []entry
}

func newJournal() *journal { return &journal{entries: []entry{}} }

// record notes every request and tells of them at /journal, after which it starts anew.
func (j *journal) record(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/journal" {
			j.mu.Lock()
			defer j.mu.Unlock()
			_ = json.NewEncoder(w).Encode(j.entries)
			j.entries = []entry{}
			return
		}
		start := time.Now()
		told := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(told, r)
		j.mu.Lock()
		defer j.mu.Unlock()
		j.entries = append(j.entries, entry{
			r.Method, r.URL.RequestURI(), told.status, r.ContentLength, start.UnixMicro(), time.Now().UnixMicro(),
		})
	})
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}
