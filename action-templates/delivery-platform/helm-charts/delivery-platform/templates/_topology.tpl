{{/*
Who calls whom, and which services keep records that their replicas share: the one place that knows. Service
addresses, network policies and headless Services follow from it.
*/}}
{{- define "delivery-platform.topology" -}}
api-gateway:
  calls: [user-service, order-service, payment-service, delivery-service]
  callers: []
  records: false
user-service:
  calls: []
  callers: [api-gateway]
  records: true
order-service:
  calls: [payment-service, delivery-service]
  callers: [api-gateway]
  records: true
payment-service:
  calls: []
  callers: [api-gateway, order-service]
  records: true
delivery-service:
  calls: []
  callers: [api-gateway, order-service]
  records: true
{{- end }}

{{/*
What a service's templates work with: its name, its place in the topology, its values over the defaults.
Call it with (dict "chart" $ "name" "order-service"); read it with fromYaml.
*/}}
{{- define "delivery-platform.service" -}}
{{- $values := index .chart.Values.services .name -}}
{{- $topology := index (include "delivery-platform.topology" . | fromYaml) .name -}}
{{- $defaults := deepCopy .chart.Values.defaults -}}
{{- /* mergeOverwrite, not merge: to merge, a false and a 0 of the service are as good as nothing. */ -}}
{{- mergeOverwrite (deepCopy $defaults) (deepCopy $values) $topology (dict "name" .name) | toYaml -}}
{{- end }}
