# La ligne de commande.
schema-title = session fleetwright
schema-format = Version de ce format
