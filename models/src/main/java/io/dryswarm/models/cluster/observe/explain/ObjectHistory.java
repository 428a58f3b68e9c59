package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.store.StoreObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All committed forms of the objects of one kind. */
final class ObjectHistory<T extends StoreObject> {
  private final TreeMap<Integer, List<Change<T>>> byId = new TreeMap<>();

  void add(Change<T> change) {
    byId.computeIfAbsent(change.now().id(), id -> new ArrayList<>()).add(change);
  }

  /** In commit order; empty for an object that never was. */
  List<Change<T>> of(int id) {
    return byId.getOrDefault(id, List.of());
  }

  /** Ids of all objects that ever were, ascending. */
  List<Integer> ids() {
    return List.copyOf(byId.keySet());
  }

  /** The object as transaction {@code index} left it; {@code null} if it was not there. */
  @Nullable
  T at(int id, long index) {
    T found = null;
    for (Change<T> change : of(id)) {
      if (change.index() > index) {
        break;
      }
      found = change.removed() ? null : change.now();
    }
    return found;
  }

  /** Its last form, also of a removed one; {@code null} if it never was. */
  @Nullable
  T last(int id) {
    List<Change<T>> changes = of(id);
    return changes.isEmpty() ? null : changes.get(changes.size() - 1).now();
  }
}
