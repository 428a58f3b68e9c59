package io.dryswarm.models.volumes;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.TreeSet;

/** What is in a volume, or in a process's memory where a program has no volume: how many items, and which of them nobody has read yet. */
public final class VolumeData {
  private final String name;
  private final int node;
  private final IntArrayList unseen = new IntArrayList();
  private final TreeSet<String> marks = new TreeSet<>();
  private boolean initialised;
  private int size;

  /**
   * @param name volume name; for memory the name of the task
   */
  public VolumeData(String name, int node) {
    this.name = name;
    this.node = node;
  }

  public String name() {
    return name;
  }

  /** Where it is, for ever. */
  public int node() {
    return node;
  }

  /** Whether a program has set itself up in it before. */
  public boolean isInitialised() {
    return initialised;
  }

  public void initialise() {
    initialised = true;
  }

  /** A program leaves a mark: what the name stands for has been set up here. */
  public void mark(String name) {
    marks.add(name);
  }

  public boolean hasMark(String name) {
    return marks.contains(name);
  }

  /** An item comes into a table, where it may be read. */
  public void add(int item) {
    size++;
    unseen.add(item);
  }

  /** An item comes into a table that nobody ever reads. */
  public void addUnread() {
    size++;
  }

  /** Items that ever came. */
  public int size() {
    return size;
  }

  /** How many items no reader has seen. */
  public int unseen() {
    return unseen.size();
  }

  /** Number of an item that no reader has seen, in order of arrival. */
  public int unseen(int position) {
    return unseen.getInt(position);
  }

  /** A reader sees all there is. */
  public void markSeen() {
    unseen.clear();
  }
}
