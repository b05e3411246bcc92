{{/* The environment of a service's container. Call with (dict "chart" $ "service" SERVICE). */}}
{{- define "delivery-platform.environment" -}}
{{- $global := .chart.Values.global -}}
{{- $rollout := .chart.Values.rollout -}}
{{- $service := .service -}}
- { name: CLOUD_PROVIDER, value: {{ $global.cloud | default "local" | quote }} }
{{- with $global.release.id }}
- { name: RELEASE_ID, value: {{ . | quote }} }
{{- end }}
- { name: RELEASE_COMMIT, value: {{ $service.revision | default $global.release.commit | quote }} }
- { name: RELEASE_VERSION, value: {{ include "delivery-platform.version" . | quote }} }
- { name: IMAGE_DIGEST, value: {{ $service.image.digest | quote }} }
- { name: PORT, value: "8080" }
- { name: DRAIN_SECONDS, value: {{ $rollout.drainSeconds | quote }} }
- { name: GRACE_SECONDS, value: {{ $rollout.graceSeconds | quote }} }
{{- range $service.calls }}
- { name: {{ printf "%s_url" . | replace "-" "_" | upper }}, value: {{ printf "http://%s" . | quote }} }
{{- end }}
{{- if $service.records }}
- { name: PEERS_HOST, value: {{ printf "%s-peers" $service.name | quote }} }
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: POD_IP
  valueFrom: { fieldRef: { fieldPath: status.podIP } }
- name: PEER_TOKEN
  valueFrom: { secretKeyRef: { name: {{ include "delivery-platform.keys" . }}, key: peer-token } }
{{- end }}
{{- if eq $service.name "payment-service" }}
- name: PAYMENT_SIGNING_KEY
  valueFrom: { secretKeyRef: { name: {{ include "delivery-platform.keys" . }}, key: payment-signing-key } }
{{- end }}
{{- with .chart.Values.tracing }}
{{- if .endpoint }}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .endpoint | quote }} }
- { name: OTEL_TRACES_SAMPLER_ARG, value: {{ .sampleRatio | quote }} }
{{- end }}
{{- end }}
{{- range $name, $value := $service.env }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end }}
