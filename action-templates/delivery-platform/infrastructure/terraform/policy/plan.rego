# What the other files ask of a plan (`terraform show -json PLAN`).
package infrastructure

import rego.v1

# Resources as they are after the change, of those that are made or changed.
after contains {"address": change.address, "type": change.type, "now": change.change.after, "unknown": change.change.after_unknown} if {
	some change in input.resource_changes
	change.mode == "managed"
	some action in change.change.actions
	action in {"create", "update"}
}

# Resources that are destroyed, also where another takes their place.
destroyed contains {"address": change.address, "type": change.type, "was": change.change.before, "replaced": count(change.change.actions) == 2} if {
	some change in input.resource_changes
	change.mode == "managed"
	"delete" in change.change.actions
}

# A value by its path; undefined where it is null, empty, or one of the blocks on the way is missing.
value(object_, path) := found if {
	found := object.get(object_, path, null)
	not found in {null, ""}
}

# Whether a value is there, or will be known only after the apply.
given(resource, path) if value(resource.now, path)

given(resource, path) if {
	some length in numbers.range(1, count(path))
	object.get(resource.unknown, array.slice(path, 0, length), false) == true
}

# Ranges that let in everybody.
everybody := {"0.0.0.0/0", "::/0", "*", "Internet", "Any"}
