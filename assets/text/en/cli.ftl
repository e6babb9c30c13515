# The command line.
schema-title = fleetwright session
schema-format = Version of this format
