module flotilla/toolchain/pause

go 1.24
