{{/* The HorizontalPodAutoscaler of a service, where it is enabled. */}}
{{- define "delivery-platform.hpa" -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- with $service.autoscaling }}
{{- if .enabled -}}
{{- if .external -}}
{{- fail (printf "services.%s.autoscaling: enabled and external exclude each other: two autoscalers on one Deployment fight" $.name) -}}
{{- end -}}
{{- if not (or .targetCPUUtilizationPercentage .targetMemoryUtilizationPercentage .metrics) -}}
{{- fail (printf "services.%s.autoscaling is enabled and follows no metric: give it targetCPUUtilizationPercentage" $.name) -}}
{{- end -}}
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
    {{- range list (list "cpu" .targetCPUUtilizationPercentage) (list "memory" .targetMemoryUtilizationPercentage) }}
    {{- if last . }}
    - type: Resource
      resource:
        name: {{ first . }}
        target: { type: Utilization, averageUtilization: {{ last . }} }
    {{- end }}
    {{- end }}
    {{- with .metrics }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
The VerticalPodAutoscaler of a service, where it is enabled. It never changes what a HorizontalPodAutoscaler counts by:
each would answer what the other did, for ever. https://kubernetes.io/docs/concepts/workloads/autoscaling/
*/}}
{{- define "delivery-platform.vpa" -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- $counted := list -}}
{{- if $service.autoscaling.enabled -}}
{{- if $service.autoscaling.targetCPUUtilizationPercentage }}{{ $counted = append $counted "cpu" }}{{ end -}}
{{- if $service.autoscaling.targetMemoryUtilizationPercentage }}{{ $counted = append $counted "memory" }}{{ end -}}
{{- end -}}
{{- with $service.verticalAutoscaling }}
{{- if .enabled -}}
{{- if ne .updateMode "Off" -}}
{{- range .controlledResources -}}
{{- if has . $counted -}}
{{- fail (printf "services.%s: the HorizontalPodAutoscaler counts by %s, so the VerticalPodAutoscaler must not change it: take it from verticalAutoscaling.controlledResources, or set updateMode to Off" $.name .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: {{ $.name }}
  labels:
    {{- include "delivery-platform.labels" $ | nindent 4 }}
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ $.name }} }
  updatePolicy: { updateMode: {{ .updateMode | quote }} }
  resourcePolicy:
    containerPolicies:
      - containerName: {{ $.name }}
        controlledResources:
          {{- toYaml .controlledResources | nindent 10 }}
        {{- with .minAllowed }}
        minAllowed:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        {{- with .maxAllowed }}
        maxAllowed:
          {{- toYaml . | nindent 10 }}
        {{- end }}
{{- end }}
{{- end }}
{{- end }}
