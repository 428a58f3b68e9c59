package io.dryswarm.models.store;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects of one kind by id, and by name without regard to case, as SwarmKit's name index has it. */
final class Table<T extends StoreObject> {
  private final TreeMap<Integer, T> byId = new TreeMap<>();
  private final TreeMap<String, T> byName = new TreeMap<>();
  private final Function<T, String> nameOf;

  Table(Function<T, String> nameOf) {
    this.nameOf = nameOf;
  }

  void put(T object) {
    remove(object);
    byId.put(object.id(), object);
    byName.put(key(nameOf.apply(object)), object);
  }

  void remove(T like) {
    T old = byId.remove(like.id());
    if (old != null) {
      byName.remove(key(nameOf.apply(old)));
    }
  }

  @Nullable
  T get(int id) {
    return byId.get(id);
  }

  @Nullable
  T named(String name) {
    return byName.get(key(name));
  }

  List<T> all() {
    return List.copyOf(byId.values());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
