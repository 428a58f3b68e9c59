package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NameScope;
import io.dryswarm.models.dns.NameTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks that one container is plugged into, and the order in which the engine looks names up on them. */
final class ContainerNetworks implements NameScope {
  /** Networks that lead outside come first, then by name. Source: moby/moby libnetwork/endpoint.go. */
  private static final Comparator<NetworkInfo> SEARCH_ORDER =
      Comparator.comparing(NetworkInfo::internal).thenComparing(NetworkInfo::name);

  private final int node;
  private final Sandboxes sandboxes;
  private final List<NetworkInfo> plugged = new ArrayList<>(2);
  private final List<NetworkInfo> searched = new ArrayList<>(2);

  ContainerNetworks(int node, Sandboxes sandboxes) {
    this.node = node;
    this.sandboxes = sandboxes;
  }

  void plug(NetworkInfo network) {
    if (!plugged.contains(network)) {
      plugged.add(network);
      searched.add(network);
      searched.sort(SEARCH_ORDER);
    }
  }

  void unplug(int network) {
    plugged.removeIf(info -> info.id() == network);
    searched.removeIf(info -> info.id() == network);
  }

  /** In the order in which they were plugged. */
  List<NetworkInfo> plugged() {
    return plugged;
  }

  @Override
  public int size() {
    return searched.size();
  }

  @Override
  public int network(int index) {
    return searched.get(index).id();
  }

  @Override
  public String networkName(int index) {
    return searched.get(index).name();
  }

  @Override
  public @Nullable NameTable table(int index) {
    NetworkSandbox sandbox = sandboxes.find(node, network(index));
    return sandbox == null ? null : sandbox.names();
  }
}
