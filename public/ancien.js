// Only browsers that know no modules run this; the page's other scripts are not written for them.
location.replace("/ancien.html");
