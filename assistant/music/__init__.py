"""The household's own music and its radio stations, played by MPD, the Music Player Daemon.

MPD runs under a user of its own and makes the sound; this package asks it to. Nothing here opens
the network: a station is opened by MPD, and only where the household switched that on.
"""
