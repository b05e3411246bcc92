{{/* The PodDisruptionBudget of a service: a drained node takes one pod at a time, and a broken pod never blocks it. */}}
{{- define "delivery-platform.pdb" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "delivery-platform.selector" . | nindent 6 }}
{{- end }}
