'use strict';
// Fields that search while one types: the library that draws them (Select2 4.0.13, kept
// in Django) gives them no name, so that a screen reader says "edit" and nothing more.
{
    const $ = django.jQuery;
    const draw = $.fn.djangoAdminSelect2;

    const name = (index, select) => {
        const label = document.querySelector(`label[for="${select.id}"]`);
        const drawn = $(select).data('select2');
        if (!label || !drawn) {
            return;
        }
        label.id = `${select.id}-label`;
        const value = drawn.$selection.find('.select2-selection__rendered');
        value.attr('id', value.attr('id') || `${select.id}-value`);
        value.attr('aria-labelledby', label.id);
        drawn.$selection.attr('aria-labelledby', `${label.id} ${value.attr('id')}`);
        drawn.$selection.find('.select2-search__field').attr('aria-labelledby', label.id);
    };

    $.fn.djangoAdminSelect2 = function() {
        // Its button to clear the field stands in a list without being an entry of it.
        this.filter('[multiple]').attr('data-allow-clear', 'false');
        return draw.call(this).each(name);
    };
}
// What was typed and not saved: leaving the page, by a link to a row say, asks first.
{
    const form = document.querySelector('#content-main > form');
    let unsaved = Boolean(document.querySelector('.mistakes'));
    const note = () => {
        unsaved = true;
    };
    form.addEventListener('input', note);
    django.jQuery(form).on('select2:select select2:unselect', note);
    form.addEventListener('submit', () => {
        unsaved = false;
    });
    window.addEventListener('beforeunload', (event) => {
        if (unsaved) {
            event.preventDefault();
        }
    });
}
