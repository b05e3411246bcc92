# The ruleset that comes with tflint, all of it. Those of the clouds are plugins that a team adds here with a version
# and a signing key of its own choice; `tflint --init` fetches them.
plugin "terraform" {
  enabled = true
  preset  = "all"
}

config {
  # Every directory is looked at by itself, so what others call is not looked at twice.
  call_module_type = "none"
}
