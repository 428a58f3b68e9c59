package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.UpdateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The states that the updates of each service went through. */
public final class UpdateHistory {
  private final TreeMap<Integer, List<String>> states = new TreeMap<>();

  /** Takes in one committed change. */
  public void committed(StoreEvent event) {
    if (event.object() instanceof ServiceObject service) {
      UpdateStatus now = service.updateStatus();
      UpdateStatus before = event.old() instanceof ServiceObject old ? old.updateStatus() : null;
      if (now != null && (before == null || before.state() != now.state())) {
        states
            .computeIfAbsent(service.id(), id -> new ArrayList<>())
            .add(now.state().label());
      }
    }
  }

  /** In the API's words, first to last; empty if the service was never updated. */
  public List<String> of(int service) {
    return List.copyOf(states.getOrDefault(service, List.of()));
  }
}
