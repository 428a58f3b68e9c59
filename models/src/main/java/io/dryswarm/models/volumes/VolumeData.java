package io.dryswarm.models.volumes;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.TreeSet;

/** What is in a volume, or in a process's memory where a program has no volume: the items of its tables, in order of arrival. */
public final class VolumeData {
  private final String name;
  private final int node;
  private final IntArrayList items = new IntArrayList();
  private final TreeSet<String> marks = new TreeSet<>();
  private boolean initialised;
  private int seen;

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

  public void add(int item) {
    items.add(item);
  }

  public int size() {
    return items.size();
  }

  public int item(int position) {
    return items.getInt(position);
  }

  /** How many items, from the first on, a reader has seen. */
  public int seen() {
    return seen;
  }

  /** A reader sees all there is. */
  public void markSeen() {
    seen = items.size();
  }
}
