package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
)

const lifetimeSeconds = 300

// grants are the actions a token allows, by repository.
type grants map[string]map[string]bool

// tokens is a token service (distribution project, "Token Authentication Specification") for one user
// who may do everything, and the guard of a registry that believes it.
type tokens struct {
	user, password string
	mu             sync.Mutex
	issued         map[string]grants
}

func newTokens(user, password string) *tokens {
	return &tokens{user: user, password: password, issued: map[string]grants{}}
}

var repositoryPath = regexp.MustCompile(`^/v2/(.+)/(?:blobs|manifests|tags|referrers)/`)

func (t *tokens) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			t.issue(w, r)
			return
		}
		t.mu.Lock()
		granted, known := t.issued[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
		t.mu.Unlock()
		wanted := ""
		for repository, actions := range needs(r) {
			for _, action := range strings.Split(actions, ",") {
				if !granted[repository][action] {
					wanted = fmt.Sprintf("repository:%s:%s", repository, actions)
				}
			}
		}
		if known && wanted == "" {
			next.ServeHTTP(w, r)
			return
		}
		challenge := fmt.Sprintf(`Bearer realm="http://%s/token",service="bench"`, r.Host)
		if wanted != "" {
			challenge += fmt.Sprintf(`,scope="%s"`, wanted)
		}
		w.Header().Set("WWW-Authenticate", challenge)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprint(w, `{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}`)
	})
}

// needs tells what a request has to be allowed, as scopes name it.
func needs(r *http.Request) map[string]string {
	match := repositoryPath.FindStringSubmatch(r.URL.Path)
	if match == nil {
		return nil
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return map[string]string{match[1]: "pull"}
	}
	wanted := map[string]string{}
	if from := r.URL.Query().Get("from"); from != "" {
		wanted[from] = "pull"
	}
	wanted[match[1]] = "pull,push"
	return wanted
}

func (t *tokens) issue(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	if r.Method == http.MethodPost {
		user, password = r.FormValue("username"), r.FormValue("password")
	}
	if user != t.user || password != t.password {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	_ = r.ParseForm()
	granted := grants{}
	for _, scope := range strings.Fields(strings.Join(r.Form["scope"], " ")) {
		kind, rest, _ := strings.Cut(scope, ":")
		at := strings.LastIndex(rest, ":")
		if kind != "repository" || at < 0 {
			continue
		}
		if granted[rest[:at]] == nil {
			granted[rest[:at]] = map[string]bool{}
		}
		for _, action := range strings.Split(rest[at+1:], ",") {
			granted[rest[:at]][action] = true
		}
	}
	token := rand.Text()
	t.mu.Lock()
	t.issued[token] = granted
	t.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"token": token, "access_token": token, "expires_in": lifetimeSeconds,
	})
}
