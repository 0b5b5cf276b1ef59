package tocsin.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nothing is too long to be read at one sitting. */
final class SizeRule implements Rule {
  static final int FILE_LINES = 600;
  static final int METHOD_LINES = 70;
  static final int PARAMETERS = 5;

  @Override
  public List<String> complaints(JavaSource source) {
    List<String> found = new ArrayList<>();
    long lines = source.text().lines().count();
    if (lines > FILE_LINES) {
      found.add(
          "%s has %d lines: split it, %d is the most".formatted(source.path(), lines, FILE_LINES));
    }
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        long length = source.lines(method);
        if (length > METHOD_LINES) {
          found.add(
              "%s: %s has %d lines: %d is the most, 25 the habit"
                  .formatted(source.at(method), method.getName(), length, METHOD_LINES));
        }
        // A record's constructor has as many parameters as the record has components.
        boolean inRecord =
            getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && type.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null;
        if (method.getParameters().size() > PARAMETERS && !inRecord) {
          found.add(
              "%s: %s has %d parameters: make a record of those that belong together"
                  .formatted(source.at(method), method.getName(), method.getParameters().size()));
        }
        return super.visitMethod(method, unused);
      }
    }.scan(source.tree(), null);
    return found;
  }
}
