/** The sample consumer's registries, as the template's fleet file has them. */
export const fleetText = `version: 1
applications:
  delivery-platform:
    deploy: { kind: helm, path: chart, release: delivery-platform }
    services:
      api-gateway: { context: . }
identities:
  aws-push: { cloud: aws, role: "arn:aws:iam::123456789012:role/flotilla-push", region: eu-west-1 }
  gcp-push:
    cloud: gcp
    provider: projects/424242424242/locations/global/workloadIdentityPools/github/providers/flotilla
  azure-push:
    cloud: azure
    tenant: 11111111-1111-4111-8111-111111111111
    client: 22222222-2222-4222-8222-222222222222
registries:
  aws: { type: ecr, account: "123456789012", region: eu-west-1, path: delivery-platform, identity: aws-push }
  gcp:
    type: artifact-registry
    location: europe-west1
    project: acme-delivery
    repository: delivery-platform
    identity: gcp-push
  azure: { type: acr, registry: acmedelivery, path: delivery-platform, identity: azure-push }
`;
