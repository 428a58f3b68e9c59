package io.dryswarm.models.dns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks of a container, in the order in which a test adds them. */
final class SampleScope implements NameScope {
  private record Net(int id, String name, @Nullable NameTable table) {}

  private final List<Net> networks = new ArrayList<>();

  SampleScope with(String name, @Nullable NameTable table) {
    networks.add(new Net(networks.size() + 1, name, table));
    return this;
  }

  @Override
  public int size() {
    return networks.size();
  }

  @Override
  public int network(int index) {
    return networks.get(index).id();
  }

  @Override
  public String networkName(int index) {
    return networks.get(index).name();
  }

  @Override
  public @Nullable NameTable table(int index) {
    return networks.get(index).table();
  }
}
