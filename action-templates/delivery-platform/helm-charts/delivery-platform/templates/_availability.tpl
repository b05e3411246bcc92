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

{{/* The HorizontalPodAutoscaler of a service, where it is enabled. */}}
{{- define "delivery-platform.hpa" -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- with $service.autoscaling }}
{{- if .enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $.name }}
  labels:
    {{- include "delivery-platform.labels" $ | nindent 4 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ $.name }} }
  minReplicas: {{ .minReplicas }}
  maxReplicas: {{ .maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ .targetCPUUtilizationPercentage }} }
  behavior:
    {{- /* Up at once, down slowly: a start costs CPU, which must not look like load that has gone. */}}
    scaleDown: { stabilizationWindowSeconds: 300 }
{{- end }}
{{- end }}
{{- end }}
