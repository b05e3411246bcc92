{{/* Who may talk to a service, and whom it may talk to; all else is denied by templates/network-policy.yaml. */}}
{{- define "delivery-platform.network-policy" -}}
{{- $policy := .chart.Values.networkPolicy -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- $peers := ternary (list .name) list $service.records -}}
{{- if $policy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "delivery-platform.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- if $service.callers }}
    - ports: [{ port: http }]
      from:
        {{- range concat $service.callers $peers }}
        - podSelector:
            matchLabels:
              {{- include "delivery-platform.selector" (dict "chart" $.chart "name" .) | nindent 14 }}
        {{- end }}
        - namespaceSelector:
            matchLabels: { kubernetes.io/metadata.name: {{ $policy.monitoringNamespace }} }
        {{- with $policy.operators }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    {{- else }}
    {{- /* The door of the platform: whoever reaches it may knock, unless its gateways are named. */}}
    - ports: [{ port: http }]
      {{- with $policy.gateways }}
      from:
        - namespaceSelector:
            matchLabels: { kubernetes.io/metadata.name: {{ $policy.monitoringNamespace }} }
        {{- toYaml . | nindent 8 }}
        {{- with $policy.operators }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
    {{- end }}
  egress:
    {{- /* DNS answers from kube-system or from a cache on the node, whose address no selector matches. */}}
    - ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
    {{- with concat $service.calls $peers }}
    - ports: [{ port: http }]
      to:
        {{- range . }}
        - podSelector:
            matchLabels:
              {{- include "delivery-platform.selector" (dict "chart" $.chart "name" .) | nindent 14 }}
        {{- end }}
    {{- end }}
    {{- with include "delivery-platform.trace-egress" . }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- if $service.identity }}
    {{- with .chart.Values.workloadIdentity.egress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- end }}
    {{- with concat $policy.egress $service.egress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
{{- end }}

{{/* The way to the collector of traces. A policy sees a pod's own port, so its Service must not move it. */}}
{{- define "delivery-platform.trace-egress" -}}
{{- with .chart.Values.tracing -}}
{{- if .endpoint -}}
{{- $url := urlParse .endpoint -}}
{{- $port := ternary (splitList ":" $url.host | last) (ternary "443" "80" (eq $url.scheme "https")) (contains ":" $url.host) -}}
- ports: [{ port: {{ $port }} }]
  to:
    - namespaceSelector:
        matchLabels: { kubernetes.io/metadata.name: {{ .namespace }} }
{{- end -}}
{{- end -}}
{{- end }}
