package io.dryswarm.models.dns;

import org.jspecify.annotations.Nullable;

/** Where the names of one container are looked for: its networks in the order in which the engine searches them. F4.10. */
public interface NameScope {
  /** Number of networks, those without names included. */
  int size();

  /** Id of a network. */
  int network(int index);

  /** Its name, for the form {@code name.network}. */
  String networkName(int index);

  /** Its names as the container's node knows them now; {@code null} = it has none, as the ingress network. */
  @Nullable
  NameTable table(int index);
}
