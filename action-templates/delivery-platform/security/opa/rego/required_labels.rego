# Who runs this, as part of what, in which version: dashboards, costs and alerts go by these labels.
package requiredlabels

violation contains {"msg": msg} if {
	some label in input.parameters.labels
	not given(label.key)
	msg := sprintf("%s %s lacks the label %s", [object.kind, object.metadata.name, label.key])
}

violation contains {"msg": msg} if {
	some label in input.parameters.labels
	value := object.metadata.labels[label.key]
	label.pattern
	not regex.match(label.pattern, value)
	msg := sprintf("label %s of %s %s is %q, which does not match %s", [label.key, object.kind, object.metadata.name, value, label.pattern])
}

object := input.review.object

given(key) if object.metadata.labels[key] != ""
