"""One function a page: get through access, bind the form, call one action, render or redirect."""
