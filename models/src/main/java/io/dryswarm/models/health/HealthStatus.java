package io.dryswarm.models.health;

/** What the engine thinks of a container that has a health check. */
public enum HealthStatus {
  /** No probe has succeeded yet, and not enough have failed. */
  STARTING,
  HEALTHY,
  UNHEALTHY
}
