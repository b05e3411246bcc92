{{/* The Service in front of a service's pods, and the headless one by which its replicas find each other. */}}
{{- define "delivery-platform.services" -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "delivery-platform.selector" . | nindent 4 }}
  ports:
    - { name: http, port: 80, targetPort: http }
{{- if $service.records }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}-peers
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
    app.kubernetes.io/component: peers
spec:
  type: ClusterIP
  clusterIP: None
  {{- /* A replica takes over the records of the others before it is ready. */}}
  publishNotReadyAddresses: true
  selector:
    {{- include "delivery-platform.selector" . | nindent 4 }}
  ports:
    - { name: http, port: 8080, targetPort: http }
{{- end }}
{{- end }}
