package io.dryswarm.models.store;

import java.util.List;

/** Makes the components of a leader. */
public interface LeaderComponents {
  /** This manager leads now: its components, made anew, in the order in which they see events. */
  List<LeaderComponent> elected(int manager);

  /** This manager leads no more; its components are gone already. */
  void dropped(int manager);
}
