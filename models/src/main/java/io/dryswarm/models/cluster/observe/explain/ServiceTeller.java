package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.result.Explanation.Entry;
import io.dryswarm.models.result.Explanation.ServiceStory;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.UpdateStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the history of services. */
final class ServiceTeller {
  private final Recording recording;

  ServiceTeller(Recording recording) {
    this.recording = recording;
  }

  ServiceStory story(ServiceObject service) {
    UpdateStatus update = service.updateStatus();
    boolean gone = recording.services().at(service.id(), Long.MAX_VALUE) == null;
    return new ServiceStory(
        service.spec().name(),
        ObjectIds.ofService(service.id()),
        gone ? "removed" : Words.mode(service.spec().mode()),
        update == null ? "" : update.state().label() + ": " + update.message(),
        history(service.id()));
  }

  private List<Entry> history(int service) {
    List<Entry> entries = new ArrayList<>();
    for (Change<ServiceObject> change : recording.services().of(service)) {
      ServiceObject old = change.old();
      ServiceObject now = change.now();
      if (change.removed()) {
        add(change, "removed", entries);
      } else if (old == null) {
        add(change, "created, " + Words.mode(now.spec().mode()), entries);
      } else {
        tell(change, old, now, entries);
      }
    }
    return entries;
  }

  private static void tell(
      Change<ServiceObject> change, ServiceObject old, ServiceObject now, List<Entry> entries) {
    if (!old.allocated() && now.allocated()) {
      add(change, "allocated: it has its virtual addresses and ports", entries);
    }
    if (!old.spec().equals(now.spec())) {
      add(change, difference(old, now), entries);
    }
    if (state(old) != state(now) && now.updateStatus() != null) {
      add(
          change,
          now.updateStatus().state().label() + ": " + now.updateStatus().message(),
          entries);
    }
  }

  private static String difference(ServiceObject old, ServiceObject now) {
    List<String> parts = new ArrayList<>();
    if (!old.spec().mode().equals(now.spec().mode())) {
      parts.add("from " + Words.mode(old.spec().mode()) + " to "
          + Words.mode(now.spec().mode()));
    }
    String oldImage = old.spec().task().container().image();
    String newImage = now.spec().task().container().image();
    if (!oldImage.equals(newImage)) {
      parts.add("image " + oldImage + " to " + newImage);
    } else if (!old.spec().task().equals(now.spec().task())) {
      parts.add("another task template");
    }
    return "changed: " + (parts.isEmpty() ? "settings" : String.join(", ", parts));
  }

  private static UpdateStatus.@Nullable State state(ServiceObject service) {
    UpdateStatus status = service.updateStatus();
    return status == null ? null : status.state();
  }

  private static void add(Change<ServiceObject> change, String what, List<Entry> entries) {
    entries.add(new Entry(change.timeNs(), what, List.of()));
  }
}
