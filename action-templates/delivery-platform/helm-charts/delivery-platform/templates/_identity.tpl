{{/* Labels of a service's pods beside those of every object. Call with (dict "chart" $ "service" SERVICE). */}}
{{- define "delivery-platform.pod-labels" -}}
{{- $labels := mergeOverwrite (deepCopy .chart.Values.podLabels) (deepCopy .service.podLabels) -}}
{{- if .service.identity -}}
{{- $labels = mergeOverwrite (deepCopy $labels) .chart.Values.workloadIdentity.podLabels -}}
{{- end -}}
{{- with $labels }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{/*
The identity of a service's pods. No token of it is mounted: no service talks to Kubernetes. One that talks to its
cloud names the cloud's identity, which the cloud's own webhook or metadata server gives to the pods.
*/}}
{{- define "delivery-platform.service-account" -}}
{{- $values := .chart.Values -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- $annotations := deepCopy $values.serviceAccounts.annotations -}}
{{- if and $service.identity $values.workloadIdentity.annotation -}}
{{- $_ := set $annotations $values.workloadIdentity.annotation $service.identity -}}
{{- end -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
  {{- with $annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}
