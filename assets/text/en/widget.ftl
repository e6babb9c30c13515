# The RAM bar: names are short, they stand inside it.
widget-group-os = os
widget-group-distribution = distribution
widget-group-datastore = store
widget-group-addons = add-ons
widget-group-engine = engine
widget-group-workloads = work
widget-role-server = server
widget-role-agent = agent
widget-fits = fits
widget-tight = tight
widget-over = over
widget-mib = { $number } MiB
widget-gib = { $number } GiB
# { $amount } is one figure or a range, { $usable } carries the unit.
widget-of = { $amount } of { $usable }
widget-of-compact = { $amount }/{ $usable }
widget-requests-of = requests { $amount } of { $usable }
widget-requests-of-compact = req. { $amount }/{ $usable }
widget-pods-of = { $amount } pods, { $usable } at most
widget-pods-of-compact = pods { $amount }/{ $usable }
