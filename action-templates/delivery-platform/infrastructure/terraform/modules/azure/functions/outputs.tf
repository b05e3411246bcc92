output "queue" {
  description = "Name of the queue that events are sent to."
  value       = azurerm_servicebus_queue.events.name
}

output "queue_host" {
  description = "Host name of the Service Bus namespace, for DefaultAzureCredential: there are no connection strings."
  value       = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
}

output "dead_letter_queue" {
  description = "Path of the queue of dead events; they stay until somebody takes them out."
  value       = "${azurerm_servicebus_queue.events.name}/$DeadLetterQueue"
}

output "function_name" {
  description = "Name of the function app."
  value       = azurerm_function_app_flex_consumption.main.name
}

output "function_principal_id" {
  description = "Object id of the identity the function runs as: to grant it what the handler needs."
  value       = azurerm_user_assigned_identity.function.principal_id
}
