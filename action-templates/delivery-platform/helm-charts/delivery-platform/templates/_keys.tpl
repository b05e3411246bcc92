{{/* Name of the Secret with the keys that replicas share. Call with (dict "chart" $). */}}
{{- define "delivery-platform.keys" -}}
{{ .chart.Values.keys.existingSecret | default "delivery-platform-keys" }}
{{- end }}

{{/* Where the keys come from: `existing`, `external` (a store of secrets) or `generated`. Call with (dict "chart" $). */}}
{{- define "delivery-platform.keys-source" -}}
{{- $keys := .chart.Values.keys -}}
{{- if and $keys.existingSecret $keys.externalSecret.enabled -}}
{{- fail "keys.existingSecret and keys.externalSecret.enabled exclude each other: take the one that is meant" -}}
{{- end -}}
{{- if $keys.existingSecret -}}existing
{{- else if $keys.externalSecret.enabled -}}external
{{- else -}}generated
{{- end -}}
{{- end }}
