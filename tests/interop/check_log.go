// Checks an exported log with the Go project's own checksum-database code, which knows nothing of
// Candide: the checkpoint's signature (golang.org/x/mod/sumdb/note), and with it every tile and
// every entry (golang.org/x/mod/sumdb/tlog). Prints how many entries it found in place.
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tiles reads tiles from a folder, where they lie without the height that Go has in their paths.
type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

// entries returns the bundle that holds entry number index, from the file that C2SP says it is in.
func entries(folder string, index, size int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: -1, N: index / 256, W: 256}
	if size/256 == tile.N {
		tile.W = int(size % 256)
	}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(folder, path))
	if err != nil {
		return nil, err
	}
	var found [][]byte
	for len(data) > 1 {
		length := int(binary.BigEndian.Uint16(data))
		if len(data) < 2+length {
			return nil, fmt.Errorf("%s: an entry is cut off", path)
		}
		found, data = append(found, data[2:2+length]), data[2+length:]
	}
	return found, nil
}

func main() {
	log.SetFlags(0)
	folder := os.Args[1]
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			log.Fatal(err)
		}
		return string(data)
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(read("vkey")))
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open([]byte(read("checkpoint")), note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(opened.Text, "\n")
	var tree tlog.Tree
	if _, err := fmt.Sscan(lines[1], &tree.N); err != nil {
		log.Fatal(err)
	}
	if tree.Hash, err = tlog.ParseHash(lines[2]); err != nil {
		log.Fatal(err)
	}
	reader := tlog.TileHashReader(tree, tiles{folder})
	for index := int64(0); index < tree.N; index += 256 {
		bundle, err := entries(folder, index, tree.N)
		if err != nil {
			log.Fatal(err)
		}
		for n, entry := range bundle {
			proof, err := tlog.ProveRecord(tree.N, index+int64(n), reader)
			if err != nil {
				log.Fatal(err)
			}
			hash := tlog.RecordHash(entry)
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index+int64(n), hash); err != nil {
				log.Fatalf("entry %d: %v", index+int64(n), err)
			}
		}
	}
	fmt.Println(tree.N, "entries")
}
