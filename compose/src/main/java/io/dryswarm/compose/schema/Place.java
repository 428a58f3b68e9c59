package io.dryswarm.compose.schema;

import org.jspecify.annotations.Nullable;

/** The way to a value, made into text only if something is wrong with it. */
record Place(String name, @Nullable Place parent) {
  static final Place ROOT = new Place("(root)", null);

  Place child(String key) {
    return new Place(key, this);
  }

  String text() {
    return parent == null || parent.parent() == null ? name : parent.text() + "." + name;
  }
}
