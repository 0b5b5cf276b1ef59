package tocsin.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;

/** A file says its job in the first sentence: the doc comment of its type. */
final class DocRule implements Rule {
  @Override
  public List<String> complaints(JavaSource source) {
    List<String> found = new ArrayList<>();
    if (source.isTest()) {
      return found; // a test's name and its stories say it
    }
    TreePath unit = new TreePath(source.tree());
    for (Tree declared : source.tree().getTypeDecls()) {
      if (declared instanceof ClassTree type
          && source.trees().getDocComment(new TreePath(unit, type)) == null) {
        found.add(
            "%s: %s has no doc comment: say its job in one sentence"
                .formatted(source.at(type), type.getSimpleName()));
      }
    }
    return found;
  }
}
