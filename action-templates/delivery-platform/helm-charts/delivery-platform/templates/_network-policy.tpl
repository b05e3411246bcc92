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
    {{- /* The door of the platform: whoever reaches it may knock. */}}
    - ports: [{ port: http }]
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
{{- end }}
{{- end }}
