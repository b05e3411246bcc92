package main

import (
	"net"
	"os"
	"sync"
	"time"
)

// backlog is what may be under way in one direction, in bytes: far more than a round trip holds, so that
// it is the time that is limited and not the bandwidth.
const backlog = 64 << 20

// delaying accepts connections whose content arrives half a round trip late in either direction. It is
// part of the server, and not a process before it, because it would take processor time from the clients
// that are compared. Opening a connection takes no time.
type delaying struct {
	net.Listener
	half time.Duration
}

func (l delaying) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil || l.half == 0 {
		return conn, err
	}
	c := &delayedConn{Conn: conn, half: l.half, in: newLine(), out: newLine()}
	go c.receive()
	go c.send()
	return c, nil
}

type delayedConn struct {
	net.Conn
	half    time.Duration
	in, out *line
}

var pieces = sync.Pool{New: func() any { return new([256 * 1024]byte) }}

func (c *delayedConn) receive() {
	for {
		buffer := pieces.Get().(*[256 * 1024]byte)
		n, err := c.Conn.Read(buffer[:])
		c.in.put(piece{time.Now().Add(c.half), buffer, buffer[:n], err})
		if err != nil {
			return
		}
	}
}

func (c *delayedConn) send() {
	for {
		next, err := c.out.take()
		if err == nil {
			_, err = c.Conn.Write(next.data)
			pieces.Put(next.buffer)
		}
		if err != nil {
			_ = c.Conn.Close()
			return
		}
	}
}

func (c *delayedConn) Read(into []byte) (int, error) { return c.in.read(into) }

func (c *delayedConn) Write(data []byte) (int, error) {
	for rest := data; len(rest) > 0; {
		buffer := pieces.Get().(*[256 * 1024]byte)
		n := copy(buffer[:], rest)
		c.out.put(piece{time.Now().Add(c.half), buffer, buffer[:n], nil})
		rest = rest[n:]
	}
	return len(data), nil
}

// Close lets what was written before still arrive.
func (c *delayedConn) Close() error {
	c.out.put(piece{at: time.Now().Add(c.half), err: net.ErrClosed})
	return nil
}

func (c *delayedConn) SetDeadline(t time.Time) error     { return c.SetReadDeadline(t) }
func (c *delayedConn) SetWriteDeadline(time.Time) error  { return nil }
func (c *delayedConn) SetReadDeadline(t time.Time) error { c.in.setDeadline(t); return nil }

// piece is content on its way, or how it ends.
type piece struct {
	at     time.Time
	buffer *[256 * 1024]byte
	data   []byte
	err    error
}

// line is one direction of a connection.
type line struct {
	mu       sync.Mutex
	changed  sync.Cond
	queue    []piece
	bytes    int
	deadline time.Time
}

func newLine() *line {
	l := &line{}
	l.changed.L = &l.mu
	return l
}

func (l *line) put(p piece) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.bytes > backlog {
		l.changed.Wait()
	}
	l.bytes += len(p.data)
	l.queue = append(l.queue, p)
	l.changed.Broadcast()
}

func (l *line) setDeadline(t time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deadline = t
	l.changed.Broadcast()
}

// wait returns when the first piece has arrived, holding the lock.
func (l *line) wait() error {
	for {
		now := time.Now()
		if !l.deadline.IsZero() && !now.Before(l.deadline) {
			return os.ErrDeadlineExceeded
		}
		if len(l.queue) > 0 && !now.Before(l.queue[0].at) {
			return nil
		}
		wake := l.deadline
		if len(l.queue) > 0 && (wake.IsZero() || l.queue[0].at.Before(wake)) {
			wake = l.queue[0].at
		}
		if wake.IsZero() {
			l.changed.Wait()
			continue
		}
		timer := time.AfterFunc(time.Until(wake), func() {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.changed.Broadcast()
		})
		l.changed.Wait()
		timer.Stop()
	}
}

func (l *line) read(into []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.wait(); err != nil {
		return 0, err
	}
	first := &l.queue[0]
	n := copy(into, first.data)
	first.data = first.data[n:]
	l.bytes -= n
	if len(first.data) > 0 {
		return n, nil
	}
	if first.err != nil {
		return n, first.err
	}
	pieces.Put(first.buffer)
	l.queue = l.queue[1:]
	l.changed.Broadcast()
	return n, nil
}

func (l *line) take() (piece, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.wait(); err != nil {
		return piece{}, err
	}
	first := l.queue[0]
	l.queue = l.queue[1:]
	l.bytes -= len(first.data)
	l.changed.Broadcast()
	return first, first.err
}
