{{/* The reference of a service's image; fails unless it is pinned. Call with (dict "chart" $ "service" SERVICE). */}}
{{- define "delivery-platform.image" -}}
{{- $global := .chart.Values.global -}}
{{- $name := .service.name -}}
{{- $image := .service.image -}}
{{- $repository := $image.repository -}}
{{- if and (not $repository) $global.registry -}}
{{- $repository = printf "%s/%s" $global.registry $name -}}
{{- end -}}
{{- if not $repository -}}
{{- fail (printf "services.%s.image.repository is not set, and neither is global.registry" $name) -}}
{{- end -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $repository $image.digest -}}
{{- else if not $image.tag -}}
{{- fail (printf "services.%s.image.digest is not set: the delivery sets it, by hand it is --set services.%s.image.digest=sha256:..." $name $name) -}}
{{- else if not $global.allowTags -}}
{{- fail (printf "services.%s.image has the tag %q and no digest: tags can move; set the digest, or global.allowTags on a development cluster" $name $image.tag) -}}
{{- else -}}
{{- printf "%s:%s" $repository $image.tag -}}
{{- end -}}
{{- end }}
