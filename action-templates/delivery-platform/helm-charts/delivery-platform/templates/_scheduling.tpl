{{/*
Where a service that may be interrupted runs: on nodes the cloud may take back, and on others when there are none. The
others stay away from such nodes by the nodes' taint. Call with (dict "chart" $ "service" SERVICE).
*/}}
{{- define "delivery-platform.spot" -}}
{{- $spot := .chart.Values.spot -}}
{{- if and .service.interruptible $spot.key -}}
tolerations:
  - { key: {{ $spot.key }}, operator: Equal, value: {{ $spot.value | quote }}, effect: NoSchedule }
affinity:
  nodeAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        preference:
          matchExpressions:
            - { key: {{ $spot.key }}, operator: In, values: [{{ $spot.value | quote }}] }
{{- end }}
{{- end }}
