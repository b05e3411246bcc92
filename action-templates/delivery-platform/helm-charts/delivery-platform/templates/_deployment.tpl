{{/* The Deployment of a service. Call with (dict "chart" $ "name" "order-service"), as all that follow. */}}
{{- define "delivery-platform.deployment" -}}
{{- $values := .chart.Values -}}
{{- $rollout := $values.rollout -}}
{{- $service := include "delivery-platform.service" . | fromYaml -}}
{{- $with := dict "chart" .chart "service" $service -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  labels:
    {{- include "delivery-platform.labels" . | nindent 4 }}
spec:
  {{- /* With an autoscaler the number is its own: naming it here would reset it with every delivery. */}}
  {{- if not (or $service.autoscaling.enabled $service.autoscaling.external) }}
  replicas: {{ $service.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: {{ $rollout.minReadySeconds }}
  progressDeadlineSeconds: {{ $rollout.progressDeadlineSeconds }}
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: {{ $rollout.maxSurge }} }
  selector:
    matchLabels:
      {{- include "delivery-platform.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "delivery-platform.labels" . | nindent 8 }}
        {{- with include "delivery-platform.pod-labels" $with }}
        {{- . | nindent 8 }}
        {{- end }}
      {{- /* A monitor finds the pods by itself, and an annotation beside it would have them scraped twice. */}}
      {{- if not $values.metrics.monitor }}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/path: /metrics
        prometheus.io/port: "8080"
      {{- end }}
    spec:
      serviceAccountName: {{ .name }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      {{- with $values.global.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $service.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with include "delivery-platform.spot" $with }}
      {{- . | nindent 6 }}
      {{- end }}
      terminationGracePeriodSeconds: {{ add $rollout.drainSeconds $rollout.graceSeconds 5 }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        runAsGroup: 65532
        seccompProfile: { type: RuntimeDefault }
      topologySpreadConstraints:
        {{- range list (list "topology.kubernetes.io/zone" $values.topologySpread.zones) (list "kubernetes.io/hostname" $values.topologySpread.nodes) }}
        - topologyKey: {{ first . }}
          maxSkew: 1
          whenUnsatisfiable: {{ last . }}
          matchLabelKeys: [pod-template-hash]
          labelSelector:
            matchLabels:
              {{- include "delivery-platform.selector" $ | nindent 14 }}
        {{- end }}
      containers:
        - name: {{ .name }}
          image: {{ include "delivery-platform.image" $with | quote }}
          imagePullPolicy: IfNotPresent
          ports:
            - { name: http, containerPort: 8080 }
          env:
            {{- include "delivery-platform.environment" $with | nindent 12 }}
          resources:
            {{- toYaml $service.resources | nindent 12 }}
          {{- /* A pod that ends drains by itself on SIGTERM (DRAIN_SECONDS), so it needs no preStop hook. */}}
          startupProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 1
            failureThreshold: 60
          readinessProbe:
            httpGet: { path: /readyz, port: http }
            periodSeconds: 2
            failureThreshold: 3
            timeoutSeconds: 2
          livenessProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 10
            failureThreshold: 3
            timeoutSeconds: 5
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
{{- end }}
