package io.dryswarm.compose.deploy;

import java.util.Optional;

/** What the swarm has when a stack is deployed. Asked for secrets and configs after those of the stack were created. */
public interface ExistingObjects {
  /** Scope of a network, {@code swarm} or {@code local}; empty if there is no such network. */
  Optional<String> networkScope(String name);

  /** Id of a secret; empty if there is none of this name. */
  Optional<String> secretId(String name);

  /** Id of a config; empty if there is none of this name. */
  Optional<String> configId(String name);
}
