{{/* Name of the Secret with the keys that replicas share. Call with (dict "chart" $). */}}
{{- define "delivery-platform.keys" -}}
{{ .chart.Values.keys.existingSecret | default "delivery-platform-keys" }}
{{- end }}
