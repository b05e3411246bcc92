{{/* The labels that select a service's pods; they never change. Call with (dict "chart" $ "name" NAME). */}}
{{- define "delivery-platform.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .chart.Release.Name }}
{{- end }}

{{/* The labels that select all pods of the platform. */}}
{{- define "delivery-platform.platform-selector" -}}
app.kubernetes.io/part-of: delivery-platform
app.kubernetes.io/instance: {{ .chart.Release.Name }}
{{- end }}

{{/* The labels of every object. */}}
{{- define "delivery-platform.labels" -}}
{{ include "delivery-platform.selector" . }}
app.kubernetes.io/part-of: delivery-platform
app.kubernetes.io/version: {{ include "delivery-platform.version" . | quote }}
app.kubernetes.io/managed-by: {{ .chart.Release.Service }}
{{- end }}

{{- define "delivery-platform.version" -}}
{{ .chart.Values.global.release.version | default .chart.Chart.AppVersion }}
{{- end }}
